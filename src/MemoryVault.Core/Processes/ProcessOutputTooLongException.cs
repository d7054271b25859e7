using MemoryVault.Vaults;

namespace MemoryVault.Processes;

/// <summary>A program wrote more than it may, and was killed.</summary>
public sealed class ProcessOutputTooLongException(string program, int limit) : VaultException(
    VaultErrorKind.Failed,
    program,
    string.Create(global::System.Globalization.CultureInfo.InvariantCulture, $"The program '{program}' wrote more than {limit:N0} bytes and was stopped."),
    "Run it by hand to see what it writes, then try again.");
