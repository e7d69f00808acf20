import type { IDataObject } from 'n8n-workflow';
import type { Faults } from '../../../simulator/core/http/faults';
import type { Fault } from './faults';

/** Something that happens on a platform. */
export interface Change<State> {
	kind: string;
	/** when, in milliseconds */
	time: number;
	/** what the event is of: the same text as `keyOf` makes of its item */
	key: string;
	/** puts it into the platform's state; absent where the platform does it by itself */
	apply?: (state: State) => void;
}

export interface Poll {
	/** the name that the node has now */
	name: string;
	/** milliseconds that n8n gives the poll */
	budget: number;
}

/** A platform with an active workflow that begins with its trigger. */
export interface DayWorld<State> {
	state: State;
	faults: Pick<Faults, 'add' | 'clear'>;
	poll: (poll: Poll) => Promise<IDataObject[] | null>;
	/** what n8n stores */
	staticData: IDataObject;
	stop: () => Promise<void>;
}

/** What a day on a platform consists of. */
export interface DayPlatform<State> {
	name: string;
	/** how many of each kind happen */
	counts: Record<string, number>;
	/** those of the platform; the others are the same everywhere */
	faults: Fault[];
	/** with what was there long before the day */
	start: () => Promise<DayWorld<State>>;
	/** what happens on the day that begins then, in any order */
	changesOf: (start: number) => Array<Change<State>>;
	keyOf: (item: IDataObject) => string;
	/** keys of what comes beside the changes */
	beside?: RegExp;
}
