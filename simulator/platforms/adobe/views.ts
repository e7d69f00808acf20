/** A link as the platform writes it: the address is relative. */
export const link = (uri: string) => ({ uri, method: 'GET', headers: [] as string[] });

export const selfLink = (uri: string) => ({ self: link(uri) });

/** A copy without the members that are undefined. */
export function present<Members extends object>(members: Members): Members {
	return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as Members;
}
