import table from '../../../../samples/partnerCenter/data/problems.json';
import { type PartnerRefusal, refuse } from '../refusal';

/** Why a request, or one line of it, cannot be done: the platform's code and words. */
export interface Problem {
	status: number;
	code: number;
	text: string;
	/** The services of New Commerce write their errors in the newer form. */
	shape?: 'newer';
	retryable?: boolean;
}

/** The platform's codes that commerce knows (facts: conventions, codes), with the status that fits them. */
export const PROBLEMS = table as Record<keyof typeof table, Problem>;

/** The refusal that says so; `text` is more exact than the code's own words. */
export const refusal = ({ status, code, text, shape, retryable }: Problem, exact = text): PartnerRefusal =>
	refuse(status, code, exact, shape, { isRetryable: retryable ?? false });
