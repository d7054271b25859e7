using MemoryVault.Vaults;

namespace MemoryVault.Processes;

/// <summary>A program did not end in its time and was killed.</summary>
public sealed class ProcessTimedOutException(string program, TimeSpan timeout) : VaultException(
    VaultErrorKind.Timeout,
    program,
    string.Create(global::System.Globalization.CultureInfo.InvariantCulture, $"The program '{program}' did not end within {timeout.TotalSeconds:0.#} seconds and was stopped."),
    "Run it by hand to see what it waits for, then try again.");
