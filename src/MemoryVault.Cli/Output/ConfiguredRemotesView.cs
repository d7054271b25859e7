using MemoryVault.Secrets;
using MemoryVault.Vaults;

namespace MemoryVault.Cli.Output;

/// <summary>Shows the configured remotes.</summary>
internal static class ConfiguredRemotesView
{
    internal static void Write(Report report, IReadOnlyList<VaultRemote> remotes)
    {
        if (remotes.Count == 0)
        {
            report.Line("No remote: the only copy is on this disk. ", new Words("memvault remote add origin URL", Tone.Command), " adds one.");
            return;
        }

        var table = new Table("Remote", "URL", "Leases", "Secrets", "Encrypted to");
        foreach (var remote in remotes)
        {
            table.Add(new Words(remote.Name, Tone.Strong), remote.Url, remote.Coordinate ? "decided here" : string.Empty, remote.SecretPolicy == SecretPolicy.Block ? string.Empty : new Words(remote.SecretPolicy == SecretPolicy.Allow ? "allowed" : "redact", Tone.Warning), Recipients(remote));
        }

        report.Table(table);
    }

    internal static void Added(Report report, VaultRemote remote)
    {
        report.Line("Added remote ", new Words(remote.Name, Tone.Strong), $": {remote.Url}. The next ", new Words("memvault sync", Tone.Command), $" pushes everything to it{(remote.IsEncrypted ? ", encrypted" : string.Empty)}.");
        if (remote.IsEncrypted)
        {
            report.Line($"  Without a secret key of {(remote.Recipients.Count == 1 ? "its recipient" : "one of its recipients")} nobody can read it, you neither: keep a copy of the key in another place than this machine.");
        }
    }

    internal static void RecipientsChanged(Report report, RecipientChange change)
    {
        report.Line("Remote ", new Words(change.Remote.Name, Tone.Strong), " is encrypted to ", Quantity.Of(change.Remote.Recipients.Count, "recipient"), ":");
        foreach (var recipient in change.Remote.Recipients)
        {
            report.Line($"  {recipient}", change.Added.Contains(recipient) ? "  (new)" : string.Empty);
        }

        if (change.Added.Count + change.Removed.Count > 0)
        {
            report.Line("The next ", new Words("memvault sync", Tone.Command), " publishes everything to them once more.");
        }

        foreach (var recipient in change.Removed)
        {
            report.Line(new Words($"{recipient} cannot read what is published from now on. What lies there already they can read for good, and what they have copied stays with them: change passwords that are in it.", Tone.Warning));
        }
    }

    private static string Recipients(VaultRemote remote) => remote.Recipients.Count switch
    {
        0 => string.Empty,
        1 => Short(remote.Recipients[0].ToString()),
        var count => $"{Short(remote.Recipients[0].ToString())} and {count - 1} more",
    };

    private static string Short(string recipient) => recipient.Length <= 24 ? recipient : recipient[..16] + "…" + recipient[^6..];

    internal static void Changed(Report report, VaultRemote remote) => report.Line(
        remote.Coordinate ? "Leases and check-ins are decided at remote " : "This vault decides about its leases alone, without remote ",
        new Words(remote.Name, Tone.Strong),
        remote.Coordinate ? ", for all vaults that coordinate over it." : ".");

    internal static void SecretsChanged(Report report, VaultRemote remote)
    {
        var (before, after) = remote.SecretPolicy switch
        {
            SecretPolicy.Allow => ("Nothing is looked for any more before a push to remote ", ": secrets go there, too."),
            SecretPolicy.Redact => ("From the next sync on, a copy in which secrets are blacked out goes to remote ", ". Nothing comes back from there."),
            _ => ("A push that would take a secret there is refused at remote ", "."),
        };
        report.Line(before, new Words(remote.Name, Tone.Strong), after);
    }

    internal static void Removed(Report report, VaultRemote remote) =>
        report.Line("Removed remote ", new Words(remote.Name, Tone.Strong), ". What it holds stays there.");
}
