/** A value that is there, for the other side of a comparison: two sides that are both missing are equal, and say nothing. */
export function given<T>(value: T): NonNullable<T> {
	expect(value).toEqual(expect.anything());
	expect(value).not.toBe('');
	return value as NonNullable<T>;
}
