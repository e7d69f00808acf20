import type { AreasState } from '../areas/state';
import type { CommerceState } from '../commerce/state';
import type { Reply } from '../reply';

/** The answer to a write, kept for its repetition under the same request id. */
export interface KeptAnswer {
	/** `POST /v1/customers/…/orders`: the request that it answered. */
	request: string;
	/** In ms. */
	at: number;
	reply: Reply;
}

/** Everything that one partner tenant owns. Plain JSON, so that it can be kept in a file. */
export interface PartnerState {
	tenantId: string;
	commerce: CommerceState;
	areas: AreasState;
	/** Answers to writes by request id. */
	kept: Record<string, KeptAnswer>;
}
