# An overlay port of the checkout it lies in: vcpkg install matgrad --overlay-ports=matgrad/cmake/vcpkg
set(VCPKG_BUILD_TYPE release)  # headers only

vcpkg_cmake_configure(
  SOURCE_PATH "${CURRENT_PORT_DIR}/../../.."
  OPTIONS -DMATGRAD_BUILD_TESTS=OFF -DMATGRAD_BUILD_EXAMPLES=OFF)
vcpkg_cmake_install()
vcpkg_cmake_config_fixup(CONFIG_PATH share/cmake/matgrad)
vcpkg_fixup_pkgconfig()
vcpkg_install_copyright(FILE_LIST "${CURRENT_PORT_DIR}/../../../LICENSE")
