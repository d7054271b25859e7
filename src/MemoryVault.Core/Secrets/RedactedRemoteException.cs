using MemoryVault.Vaults;

namespace MemoryVault.Secrets;

/// <summary>A remote of which the policy is to black secrets out cannot be what is asked of it, or holds what does not fit.</summary>
public sealed class RedactedRemoteException : VaultException
{
    private RedactedRemoteException(VaultErrorKind kind, string remote, string message, Advice advice)
        : base(kind, remote, message, advice)
    {
    }

    internal static RedactedRemoteException Coordinates(string remote) => new(
        VaultErrorKind.InvalidInput,
        remote,
        $"Remote '{remote}' cannot both coordinate and get a redacted copy: check-ins are decided on the history as it is, which never goes there.",
        Advice.Of($"Let another remote coordinate, or let this one alone: {HeadWords.Command($"remote set {remote} --no-coordinate", $"Set-VaultRemote {remote} -Coordinate:$false")}."));

    internal static RedactedRemoteException HoldsPlain(string remote) => new(
        VaultErrorKind.NotPushed,
        remote,
        $"Remote '{remote}' holds the history of a vault as it is, and is to get a redacted copy, which has no commit in common with it.",
        "Nothing was pushed. What is there cannot be taken back by a push. Make an empty repository for the redacted copy, and add that one as a remote.");

    internal static RedactedRemoteException HoldsForeign(string remote, string newest) => new(
        VaultErrorKind.NotPushed,
        remote,
        $"Remote '{remote}' gets a redacted copy of this vault and nothing else, but holds commits that are none of it, the newest {newest}.",
        "Nothing was pushed or taken. If another machine pushes the same copy, what it did is not here yet: sync with the remote that both share, and again. Else make an empty repository for the copy, and add that one.");

    internal static RedactedRemoteException HoldsRedacted(string remote) => new(
        VaultErrorKind.NotPushed,
        remote,
        $"Remote '{remote}' holds a redacted copy of a vault. It is not merged with this one, in which the marks would take the place of what they stand for.",
        Advice.Of($"To push this vault's copy there: {HeadWords.Command($"remote set {remote} --secrets redact", $"Set-VaultRemote {remote} -SecretPolicy Redact")}. To make a vault of it: {HeadWords.Command("init DIR --from URL", "New-Vault DIR -From URL")}. For the vault as it is, add another remote."));
}
