import type { StoredReseller } from '../state';
import { refuse } from '../refusal';

/** Throws 2135 when the reseller does not sell into the segment. */
export function checkSegment({ profile }: StoredReseller, segment: string): void {
	if (!profile.marketSegments.includes(segment)) throw refuse(2135, ['companyProfile.marketSegment']);
}
