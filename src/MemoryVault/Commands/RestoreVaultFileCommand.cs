using System.Management.Automation;
using MemoryVault.Completers;
using MemoryVault.History;
using MemoryVault.Internal;

namespace MemoryVault.Commands;

/// <summary>
/// Writes files of a snapshot to their places or elsewhere, and reads them back. What is replaced is committed first.
/// </summary>
[Cmdlet(VerbsData.Restore, "VaultFile", SupportsShouldProcess = true, DefaultParameterSetName = PathSet, HelpUri = HelpAddress.RestoreVaultFile)]
[OutputType(typeof(RestoreResult))]
public sealed class RestoreVaultFileCommand : VaultPathCmdlet
{
    private readonly Gathered<(string? Vault, string? At), RestoreOptions> _restores = new();

    /// <summary>Gets or sets the revision, event or time of the state to restore; the newest without it.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [RevisionArgument]
    [Alias("Revision")]
    [ArgumentCompleter(typeof(RevisionCompleter))]
    public string? At { get; set; }

    /// <summary>Gets or sets the folder to restore into, under the vault's own paths; without it, files go to their places.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Destination { get; set; }

    /// <summary>Gets or sets a value indicating whether <c>-WhatIf</c> gives the plan as an object, too.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <summary>Gathers the input: what is of one state is one restore, with one safety commit.</summary>
    /// <inheritdoc/>
    protected override Task ProcessAsync(CancellationToken cancellationToken)
    {
        _restores.Update((VaultFolder, At), NewOptions, options => options with { Paths = [.. options.Paths, .. VaultPaths()] });
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    protected override async Task EndAsync(CancellationToken cancellationToken)
    {
        foreach (var ((folder, _), options) in _restores.Items)
        {
            await using var vault = Vaults.Vault.Open(folder, MakeServices());
            await RestoreAsync(vault, options, cancellationToken);
        }
    }

    private RestoreOptions NewOptions() => new()
    {
        At = At,
        ArePathsLiteral = IsLiteral,
        Destination = Destination is null ? null : SessionPaths.Resolve(SessionState, Destination),
    };

    private async Task RestoreAsync(Vaults.Vault vault, RestoreOptions options, CancellationToken cancellationToken)
    {
        var consent = Ask($"Restore {options.At ?? "the newest snapshot"} of the vault '{vault.Paths.Root}' {(options.Destination is { } folder ? $"into '{folder}'" : "in place")}.");
        if (consent == Consent.Refused)
        {
            return;
        }

        var planned = options with { DryRun = consent == Consent.PlanOnly };
        var result = await OnPool(() => new RestoreFiles(vault).RunAsync(planned, cancellationToken));
        if (planned.DryRun)
        {
            ShowPlan(PlanLine.Of(result));
        }

        if (!planned.DryRun || PassThru)
        {
            Emit(result);
        }

        Report(result.Errors);
    }
}
