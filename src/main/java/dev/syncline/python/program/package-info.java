/** A program that runs in a traced CPython: its files, its process, its records, and how it is controlled. */
@NullMarked
package dev.syncline.python.program;

import org.jspecify.annotations.NullMarked;
