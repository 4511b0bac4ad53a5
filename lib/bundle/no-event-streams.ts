/** Stands for `@smithy/core/event-streams` in the bundles of functions: no operation they call streams events. */
export {};
