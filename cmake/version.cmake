# matgrad_version, as include/matgrad/version.hpp says it.
file(STRINGS ${CMAKE_CURRENT_LIST_DIR}/../include/matgrad/version.hpp matgrad_version
  REGEX "^#define MATGRAD_VERSION_[A-Z]+ [0-9]+$")
list(TRANSFORM matgrad_version REPLACE ".* " "")
list(JOIN matgrad_version "." matgrad_version)
