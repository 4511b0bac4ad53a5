import type { PortalPost } from './portal-posts.ts';
import type { Principal } from './principal.ts';
import type { Session } from './session.ts';

/** A session with its post in the catalogue in force, and all posts of its person that may use the portal. */
export type OpenSession = {
  readonly session: Session;
  readonly post: PortalPost;
  readonly posts: readonly PortalPost[];
};

/** An authenticated caller. */
export type Caller = {
  readonly principal: Principal;
  /** The id of the token used, or of the session. */
  readonly tokenId: string;
  /** Who that is: the label of the token, or the name of the post that is signed in. */
  readonly label: string;
  /** The session of a person in the portal; absent with a token. */
  readonly session?: OpenSession;
};

/** A caller whose token or session is valid, and the holder that the request counts with. */
export type Authenticated = { readonly caller: Caller; readonly holder: string };
