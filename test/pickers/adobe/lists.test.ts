import { adobeVip } from '../../operations/platforms/adobe/index';
import { testLists } from '../lists';

testLists(adobeVip, { whole: ['subscriptions'], namedOnce: [], nameless: [], unique: ['code'] });
