using MemoryVault.Vaults;

namespace MemoryVault.Transcripts;

/// <summary>A session source cannot be pulled from as it is: it is not reached, has no such folder, or sends what is no archive. Trying again does not help.</summary>
public sealed class SessionSourceFailedException(string source, string problem, Advice remedy)
    : VaultException(VaultErrorKind.Failed, source, $"Session source '{source}': {problem}.", remedy);
