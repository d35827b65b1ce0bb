// The module's first type goes here.
