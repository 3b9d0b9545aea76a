/** REST v1: one controller for each resource, and what all of them share. */
@NullMarked
package dev.wharf.admin.rest;

import org.jspecify.annotations.NullMarked;
