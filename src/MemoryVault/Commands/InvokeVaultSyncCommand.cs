using System.Management.Automation;
using MemoryVault.Backup;
using MemoryVault.Completers;
using MemoryVault.Errors;
using MemoryVault.Internal;
using MemoryVault.Vaults;

namespace MemoryVault.Commands;

/// <summary>Commits what changed in the sources and pushes it to every remote. Makes the default vault at the first time.</summary>
[Cmdlet(VerbsLifecycle.Invoke, "VaultSync", SupportsShouldProcess = true, DefaultParameterSetName = PathSet, HelpUri = HelpAddress.InvokeVaultSync)]
[OutputType(typeof(SyncResult))]
public sealed class InvokeVaultSyncCommand : VaultPathCmdlet
{
    private readonly Gathered<string?, SyncOptions> _syncs = new();

    /// <summary>Gets or sets the sources to sync; all without it.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(SourceNameCompleter))]
    public string[]? Source { get; set; }

    /// <summary>Gets or sets a value indicating whether the remotes are left alone.</summary>
    [Parameter]
    public SwitchParameter NoPush { get; set; }

    /// <summary>Gets or sets files whose quarantined content is good: they shrank, or were emptied, on purpose.</summary>
    [Parameter]
    [SupportsWildcards]
    public string[] Accept { get; set; } = [];

    /// <summary>Gets or sets how long to wait for another sync that holds the vault.</summary>
    [Parameter]
    public TimeSpan LockTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Gets or sets a value indicating whether <c>-WhatIf</c> gives the plan as an object, too.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <summary>Gathers the input: what is of one vault is one sync, and so one commit.</summary>
    /// <inheritdoc/>
    protected override Task ProcessAsync(CancellationToken cancellationToken)
    {
        _syncs.Update(VaultFolder, NewOptions, options => options with
        {
            Paths = [.. options.Paths, .. MachinePaths()],
            Sources = [.. options.Sources, .. Source ?? []],
        });
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    protected override async Task EndAsync(CancellationToken cancellationToken)
    {
        foreach (var (folder, options) in _syncs.Items)
        {
            await SyncAsync(folder, options, cancellationToken);
        }
    }

    private SyncOptions NewOptions() => new()
    {
        NoPush = NoPush,
        LockTimeout = LockTimeout,
        Accept = [.. Accept.Select(path => SessionPaths.ResolveMarked(SessionState, path))],
    };

    private async Task SyncAsync(string? folder, SyncOptions options, CancellationToken cancellationToken)
    {
        var services = MakeServices();
        var place = Vaults.Vault.Locate(folder, services.Environment);
        var isNew = folder is null && !Vaults.Vault.Exists(place);
        var consent = Ask(isNew ? $"Make the vault '{place}' and back up into it." : $"Back up into the vault '{place}'.");
        if (consent == Consent.Refused)
        {
            return;
        }

        if (isNew && consent == Consent.PlanOnly)
        {
            await ShowFirstPlanAsync(services, options, cancellationToken);
            return;
        }

        if (isNew)
        {
            Warn($"There was no vault yet: making '{place}'.");
            await OnPool(() => new CreateVault(services).RunAsync(new CreateVaultOptions(), cancellationToken));
        }

        await using var vault = Vaults.Vault.Open(place, services);
        await SyncAsync(vault, options with { DryRun = consent == Consent.PlanOnly }, cancellationToken);
    }

    // A sync is planned against a vault. Where there is none yet, discovery lists what the first one takes.
    private async Task ShowFirstPlanAsync(VaultServices services, SyncOptions options, CancellationToken cancellationToken)
    {
        var search = new FindMemoryFilesOptions { Paths = options.Paths };
        await foreach (var file in AsyncStream.FromPool(token => new FindMemoryFiles(services).RunAsync(search, token), cancellationToken))
        {
            ShowPlan([PlanLine.Of(file)]);
        }
    }

    private async Task SyncAsync(Vaults.Vault vault, SyncOptions options, CancellationToken cancellationToken)
    {
        var result = await OnPool(() => new SyncVault(vault).RunAsync(options, cancellationToken));
        if (options.DryRun)
        {
            ShowPlan(PlanLine.Of(result));
        }

        if (!options.DryRun || PassThru)
        {
            Emit(result);
        }

        Report(result.Errors);
        Report(RemoteErrors.Of(result.Remotes));
    }
}
