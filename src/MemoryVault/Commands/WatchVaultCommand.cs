using System.Management.Automation;
using MemoryVault.Internal;
using MemoryVault.Watching;

namespace MemoryVault.Commands;

/// <summary>Watches a vault: syncs what changes in its sources when it has settled, and takes in what remotes get from others.</summary>
[Cmdlet(VerbsCommon.Watch, "Vault", SupportsShouldProcess = true, HelpUri = HelpAddress.WatchVault)]
[OutputType(typeof(WatchEvent))]
public sealed class WatchVaultCommand : VaultCmdlet
{
    private static readonly WatchOptions Defaults = new();

    /// <summary>Gets or sets how long a source is quiet before it is synced.</summary>
    [Parameter]
    [SpanArgument]
    public TimeSpan Settle { get; set; } = Defaults.Settle;

    /// <summary>Gets or sets after how long a source is synced although it is not quiet.</summary>
    [Parameter]
    [SpanArgument]
    public TimeSpan Longest { get; set; } = Defaults.Longest;

    /// <summary>Gets or sets how often each remote is asked whether it has something new.</summary>
    [Parameter]
    [SpanArgument]
    public TimeSpan Poll { get; set; } = Defaults.Poll;

    /// <summary>Gets or sets how often everything is synced in any case, session sources, too.</summary>
    [Parameter]
    [SpanArgument]
    public TimeSpan Full { get; set; } = Defaults.Full;

    /// <summary>Gets or sets how long to watch; until it is stopped without it.</summary>
    [Parameter]
    [SpanArgument]
    public TimeSpan? For { get; set; }

    /// <summary>Gets or sets a value indicating whether the remotes are left alone.</summary>
    [Parameter]
    public SwitchParameter NoPush { get; set; }

    /// <summary>Gets or sets a value indicating whether knowledge is received when a place of its project has something new.</summary>
    [Parameter]
    public SwitchParameter Receive { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessAsync(Vaults.Vault vault, CancellationToken cancellationToken)
    {
        if (Ask($"Watch the sources and remotes of the vault '{vault.Paths.Root}', and sync what changes.") != Consent.Given)
        {
            return;
        }

        var options = Defaults with { Settle = Settle, Longest = Longest, Poll = Poll, Full = Full, Duration = For, NoPush = NoPush, Receive = Receive };
        await foreach (var happened in AsyncStream.FromPool(token => new WatchVault(vault).RunAsync(options, token), cancellationToken))
        {
            Emit(happened);
        }
    }
}
