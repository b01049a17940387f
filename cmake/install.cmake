# Installed, find_package(matgrad) gives matgrad::matgrad, and pkg-config --cflags matgrad says where the headers are.
# No file names the prefix: it may be moved.
include(CMakePackageConfigHelpers)

install(DIRECTORY include/matgrad DESTINATION ${CMAKE_INSTALL_INCLUDEDIR})
install(FILES LICENSE DESTINATION ${CMAKE_INSTALL_DOCDIR})

set(matgrad_package_dir ${CMAKE_INSTALL_DATADIR}/cmake/matgrad)
configure_package_config_file(cmake/matgradConfig.cmake.in ${CMAKE_CURRENT_BINARY_DIR}/matgradConfig.cmake
  INSTALL_DESTINATION ${matgrad_package_dir} NO_SET_AND_CHECK_MACRO)
write_basic_package_version_file(${CMAKE_CURRENT_BINARY_DIR}/matgradConfigVersion.cmake
  COMPATIBILITY SameMinorVersion ARCH_INDEPENDENT)
install(TARGETS matgrad EXPORT matgradTargets)
install(EXPORT matgradTargets NAMESPACE matgrad:: DESTINATION ${matgrad_package_dir})
install(FILES
  ${CMAKE_CURRENT_BINARY_DIR}/matgradConfig.cmake
  ${CMAKE_CURRENT_BINARY_DIR}/matgradConfigVersion.cmake
  DESTINATION ${matgrad_package_dir})

file(RELATIVE_PATH matgrad_include_from_pkgconfig
  ${CMAKE_INSTALL_FULL_DATADIR}/pkgconfig ${CMAKE_INSTALL_FULL_INCLUDEDIR})
configure_file(cmake/matgrad.pc.in matgrad.pc @ONLY)
install(FILES ${CMAKE_CURRENT_BINARY_DIR}/matgrad.pc DESTINATION ${CMAKE_INSTALL_DATADIR}/pkgconfig)
