/** How a page is asked what it shows after a key or a click: until it has rendered and moved the focus, at most eight seconds. */
export const soon = { timeout: 8_000, interval: 20 } as const;
