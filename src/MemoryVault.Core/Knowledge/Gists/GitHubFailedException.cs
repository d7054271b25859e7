using MemoryVault.Vaults;

namespace MemoryVault.Knowledge.Gists;

/// <summary>GitHub did not do what it was asked. Neither the message nor anything else here holds a token.</summary>
public sealed class GitHubFailedException : VaultException
{
    internal GitHubFailedException(VaultErrorKind kind, string target, GitHubFailure failure, int? status, string message, Advice remedy, Exception? inner = null)
        : base(kind, target, message, remedy, inner) => (Failure, Status) = (failure, status);

    /// <summary>Gets why.</summary>
    public GitHubFailure Failure { get; }

    /// <summary>Gets the status of its answer (RFC 9110); null where there was none.</summary>
    public int? Status { get; }
}
