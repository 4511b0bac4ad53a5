/** How a page is asked what it shows after a key or a click: until it has rendered and moved the focus, at most twenty seconds. */
export const soon = { timeout: 20_000, interval: 20 } as const;
