using MemoryVault.Git;
using MemoryVault.Vaults;

namespace MemoryVault.Cli.Invocation;

/// <summary>The remote that a vault was to be taken over from failed.</summary>
internal sealed class TakeOverFailedException(RemoteFailedException cause) : VaultException(
    VaultErrorKind.Failed,
    cause.Target,
    cause.Message,
    "Check the URL, the network and the credentials (a git credential helper or an ssh key), and run the command again.",
    cause);
