/** How fast purchases are judged, in memory alone: no database, no server. */
package io.stamgast.benchmark.judging;
