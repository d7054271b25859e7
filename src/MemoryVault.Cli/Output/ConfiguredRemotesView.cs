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

        var table = new Table("Remote", "URL", "Leases", "Secrets");
        foreach (var remote in remotes)
        {
            table.Add(new Words(remote.Name, Tone.Strong), remote.Url, remote.Coordinate ? "decided here" : string.Empty, remote.SecretPolicy == SecretPolicy.Block ? string.Empty : new Words(remote.SecretPolicy == SecretPolicy.Allow ? "allowed" : "redact", Tone.Warning));
        }

        report.Table(table);
    }

    internal static void Added(Report report, VaultRemote remote) =>
        report.Line("Added remote ", new Words(remote.Name, Tone.Strong), $": {remote.Url}. The next ", new Words("memvault sync", Tone.Command), " pushes everything to it.");

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
