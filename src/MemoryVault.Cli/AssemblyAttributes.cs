using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

// The functions of the operating system that are called take numbers and pointers only, so that no stub is made at start.
[assembly: DisableRuntimeMarshalling]
[assembly: DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
