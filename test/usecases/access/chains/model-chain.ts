const second = 1_000;
const day = 24 * 60 * 60 * second;

/** A token of the chain that still may work; instants are milliseconds since 1970. */
export type Member = {
  readonly id: string;
  /** The token itself; null when its holder never received it. */
  readonly secret: string | null;
  /** The first instant at which it is rejected. */
  until: number;
  used: boolean;
};

/**
 * One chain of tokens as the specification has it, without the product's code: the newest works until the chain ends,
 * the one before for 14 days beside it, no other; and none once any is revoked.
 */
export class ModelChain {
  /** Every token of the chain that was ever issued to somebody, or committed. */
  readonly all: Member[];
  /** At most two: the one before, and the newest. */
  alive: Member[];
  isRevoked = false;
  readonly end: number;
  #rotatedAt = Number.NEGATIVE_INFINITY;

  constructor(first: Pick<Member, 'id' | 'secret'>, end: number) {
    const member = { ...first, until: end, used: false };
    this.all = [member];
    this.alive = [member];
    this.end = end;
  }

  get newest(): Member {
    const newest = this.alive.at(-1);
    if (newest === undefined) throw new Error('a chain has a newest token');
    return newest;
  }

  works(member: Member, now: number): boolean {
    return !this.isRevoked && this.alive.includes(member) && now < member.until;
  }

  mayRotate(member: Member, now: number): boolean {
    if (!this.works(member, now)) return false;
    return member === this.newest || (!this.newest.used && now >= this.#rotatedAt + 60 * second);
  }

  rotate(member: Member, successor: Pick<Member, 'id' | 'secret'>, now: number): void {
    const overlapEnd = Math.floor((now + 14 * day) / second) * second;
    member.until = Math.min(member.until, overlapEnd);
    const next = { ...successor, until: this.end, used: false };
    this.alive = [member, next];
    this.all.push(next);
    this.#rotatedAt = now;
  }
}
