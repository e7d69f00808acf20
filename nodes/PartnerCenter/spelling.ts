/** A name without case, blanks, dashes and underscores: the platform writes InProgress, in_progress and "In progress". */
export const plain = (name: unknown): string =>
	String(name ?? '')
		.toLowerCase()
		.replaceAll(/[\s_-]/g, '');
