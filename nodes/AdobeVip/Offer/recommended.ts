import type { IDataObject } from 'n8n-workflow';

import type { Answer } from '../../engine/util/answer';
import { at, isObject } from '../../engine/util/path';

/** Names what was recommended, for the order that follows. Source: facts, auth.optionalHeaders. */
export const TRACKER_HEADER = 'x-recommendation-tracker-id';

/** What an answer recommends beside its rows; {} where nothing was asked for. */
export function recommendedIn({ body, headers }: Answer): IDataObject {
	const recommendations = at(body, 'recommendations');
	if (!isObject(recommendations)) return {};
	const recommendationTrackerId = headers[TRACKER_HEADER];
	return { recommendations, ...(recommendationTrackerId === undefined ? {} : { recommendationTrackerId }) };
}

/** Members of a list's answer, with the first of its rows. */
export const onFirst = (rows: IDataObject[], more: IDataObject): IDataObject[] =>
	rows.map((row, index) => (index === 0 ? { ...row, ...more } : row));
