import type { IDataObject } from 'n8n-workflow';

import type { Picker } from './platform';
import type { Settings } from './settings';

/** The values of one item, checked: ready to become a request. */
export interface Values {
	path: Record<string, string>;
	query: IDataObject;
	headers: Record<string, string>;
	body: IDataObject;
	/** checked values that steer the node and are not sent, by field name */
	local: IDataObject;
	/** what one hook leaves for those after it */
	carried: Carried;
	/** ids given by something else than an id, to be looked up before the request is built */
	lookups: Lookup[];
	/** options of the engine itself: dry run, order key, limits ... */
	settings: Settings;
}

/** What the hooks of an operation leave for later ones and for the output. */
export interface Carried {
	/** what the platform said of an order before it was placed, such as its price: shown in the output and in a dry run */
	preview?: IDataObject;
	/** what an order starts from, as it was read: the order to return, the cart, the transfer, the entry in a list of upgrades */
	source?: IDataObject;
	/** what the order is to move has moved before */
	moved?: true;
}

/** An id that the user gave as, say, an e-mail address. */
export interface Lookup {
	field: string;
	mode: string;
	value: string;
	picker: Picker;
	place: (values: Values, id: string) => void;
}
