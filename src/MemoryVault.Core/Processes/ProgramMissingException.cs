using MemoryVault.Vaults;

namespace MemoryVault.Processes;

/// <summary>A program that is needed is not installed, or not in PATH.</summary>
public sealed class ProgramMissingException(string program, string remedy, Exception? inner = null) : VaultException(
    VaultErrorKind.MissingProgram, program, $"The program '{program}' was not found.", remedy, inner);
