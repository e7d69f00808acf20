import { testDay } from '../triggerDay/testDay';
import { adobe } from './triggerDay/platform';

testDay(adobe);
