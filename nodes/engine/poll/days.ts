import { type Field, InputProblem } from '../declare';

const MOST_DAYS = 366;

/**
 * Days before something, as text with commas between them: '90, 30, 7'.
 * @param text '' for the field's default
 * @throws InputProblem that names the field
 */
export function daysIn({ displayName, default: standard }: Field, text: string): number[] {
	const days = text === '' ? String(standard) : text;
	const numbers = days.split(',').map((part) => (/^\s*\d+\s*$/.test(part) ? Number(part) : NaN));
	if (numbers.some((one) => !(one <= MOST_DAYS)))
		throw new InputProblem(
			`${displayName} must be whole numbers up to ${MOST_DAYS} with commas between them, but is "${days}".`,
		);
	return [...new Set(numbers)];
}
