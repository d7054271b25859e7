using System.Management.Automation;
using MemoryVault.Completers;
using MemoryVault.Internal;
using MemoryVault.Memory.Events;

namespace MemoryVault.Commands;

/// <summary>Approves events that somebody should look at. What is approved stays as it is; all input of one vault is one commit.</summary>
[Cmdlet(VerbsLifecycle.Approve, "MemoryEvent", SupportsShouldProcess = true, HelpUri = HelpAddress.ApproveMemoryEvent)]
[OutputType(typeof(MemoryEvent))]
public sealed class ApproveMemoryEventCommand : VaultCmdlet
{
    private readonly Gathered<string?, List<string>> _events = new();

    /// <summary>Gets or sets the events: ids, beginnings of ids, or commits.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [Alias("Event")]
    [ArgumentCompleter(typeof(EventCompleter))]
    public string[] EventId { get; set; } = [];

    /// <summary>Gets or sets who approves; user and machine without it.</summary>
    [Parameter]
    public string? By { get; set; }

    /// <summary>Gets or sets why.</summary>
    [Parameter]
    public string? Justification { get; set; }

    /// <summary>Gets or sets a value indicating whether the events are put out.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override Task ProcessAsync(CancellationToken cancellationToken)
    {
        _events.Update(VaultFolder, () => [], events => [.. events, .. EventId]);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    protected override async Task EndAsync(CancellationToken cancellationToken)
    {
        foreach (var (folder, events) in _events.Items)
        {
            await using var vault = Vaults.Vault.Open(folder, MakeServices());
            await ApproveAsync(vault, events, cancellationToken);
        }
    }

    private async Task ApproveAsync(Vaults.Vault vault, List<string> events, CancellationToken cancellationToken)
    {
        var consent = Ask($"Approve {string.Join(", ", events)}.");
        if (consent == Consent.Refused)
        {
            return;
        }

        var options = new ApproveEventsOptions { Events = events, Agent = By, Justification = Justification, DryRun = consent == Consent.PlanOnly };
        var result = await OnPool(() => new ApproveEvents(vault).RunAsync(options, cancellationToken));
        foreach (var approved in PassThru ? result.Events : [])
        {
            Emit(approved);
        }
    }
}
