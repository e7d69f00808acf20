/** The members of both enums, in the order of their numbers: lists write the number, single reads the word. */
export const SEVERITIES = ['unknown', 'critical', 'moderate', 'minimal'] as const;
export const STATUSES = ['none', 'open', 'closed', 'attention_needed'] as const;

interface Note {
	createdByName: string;
	/** In ms. */
	createdAt: number;
	text: string;
}

/** A support ticket; every time is in ms. */
export interface StoredServiceRequest {
	/** A number, though it is documented as a GUID. */
	id: string;
	/** The customer that it is about; without one it is about the partner himself. */
	customerId?: string;
	title: string;
	description: string;
	severity: (typeof SEVERITIES)[number];
	status: (typeof STATUSES)[number];
	supportTopicId: string;
	createdAt: number;
	changedAt: number;
	closedAt?: number;
	/** The newest first. */
	notes: Note[];
}
