# A bare-metal Cortex-M, its compiler and its emulator. MATGRAD_CORE: m0plus, m4f, m7 or m55.
#
#     cmake -S tests/embedded -B build/m4f --toolchain toolchain.cmake -DMATGRAD_CORE=m4f
#
# For firmware of your own: the flags of the core are what stands in `cpu`; the rest is taste.
set(CMAKE_SYSTEM_NAME Generic)
set(CMAKE_SYSTEM_PROCESSOR arm)
set(CMAKE_TRY_COMPILE_TARGET_TYPE STATIC_LIBRARY)
list(APPEND CMAKE_TRY_COMPILE_PLATFORM_VARIABLES MATGRAD_CORE)
set(CMAKE_CXX_COMPILER arm-none-eabi-g++)
set(MATGRAD_NUMBER float)

if(MATGRAD_CORE STREQUAL "m0plus")  # no floating point at all; the emulator has its elder, the M0, of the same instructions
  set(cpu "-mcpu=cortex-m0plus -mfloat-abi=soft")
  set(machine microbit)
  set(MATGRAD_FLASH 256K)
  set(MATGRAD_RAM 16K)
elseif(MATGRAD_CORE STREQUAL "m4f")  # float
  set(cpu "-mcpu=cortex-m4 -mfloat-abi=hard -mfpu=fpv4-sp-d16")
  set(machine mps2-an386)
  set(MATGRAD_FLASH 4M)
  set(MATGRAD_RAM 4M)
elseif(MATGRAD_CORE STREQUAL "m7")  # float and double
  set(cpu "-mcpu=cortex-m7 -mfloat-abi=hard -mfpu=fpv5-d16")
  set(machine mps2-an500)
  set(MATGRAD_FLASH 4M)
  set(MATGRAD_RAM 4M)
  set(MATGRAD_NUMBER double)
elseif(MATGRAD_CORE STREQUAL "m55")  # _Float16, float and double, and vectors
  set(cpu "-mcpu=cortex-m55 -mfloat-abi=hard")
  set(machine mps3-an547)
  set(MATGRAD_FLASH 512K)
  set(MATGRAD_RAM 512K)
else()
  message(FATAL_ERROR "MATGRAD_CORE is '${MATGRAD_CORE}': m0plus, m4f, m7 or m55")
endif()

set(CMAKE_CXX_FLAGS_INIT
    "${cpu} -mthumb -fno-exceptions -fno-rtti -fno-threadsafe-statics -ffunction-sections -fdata-sections")

# Instructions are counted as time, so that a run is the same every time; 20 seconds are a hang.
set(CMAKE_CROSSCOMPILING_EMULATOR
    timeout 20 qemu-system-arm -M ${machine} -icount shift=8 -display none -monitor none -serial none
    -semihosting-config enable=on,target=native -kernel)
