import { testDay } from '../triggerDay/testDay';
import { ingram } from './triggerDay/platform';

testDay(ingram);
