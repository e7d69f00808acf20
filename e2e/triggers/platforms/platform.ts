import type { Simulator } from '../../../simulator';
import type { PlatformName } from '../../n8n/credentials';

/** A platform whose trigger is taken through the life of a flow. */
export interface TriggerPlatform {
	/** whose credentials the trigger has */
	platform: PlatformName;
	/** `ingramMicroTrigger` */
	node: string;
	/** the event that is watched, and one that is chosen later */
	events: [watched: string, later: string];
	/** where the watched event is read, for a refusal of the platform */
	route: string;
	/** makes the platform ready before the first flow */
	prepare?: (simulator: Simulator, now: number) => void;
	/** Lets the watched event happen then. @returns its event ID */
	happen: (simulator: Simulator, time: number) => string;
	/** a list that takes longer than a poll may */
	long?: {
		event: string;
		route: string;
		/** makes the list three pages long; none of its rows is an event */
		fill: (simulator: Simulator, now: number) => void;
		/** @returns the event ID */
		happen: (simulator: Simulator, time: number) => string;
	};
}
