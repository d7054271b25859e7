using System.Management.Automation;
using MemoryVault.Completers;
using MemoryVault.Internal;
using MemoryVault.Transcripts;

namespace MemoryVault.Commands;

/// <summary>Adds a place that session transcripts are pulled from. It is not contacted yet; the next pull or sync does that.</summary>
[Cmdlet(VerbsCommon.Add, "SessionSource", SupportsShouldProcess = true, HelpUri = HelpAddress.AddSessionSource)]
[OutputType(typeof(SessionSource))]
public sealed class AddSessionSourceCommand : VaultCmdlet
{
    /// <summary>Gets or sets the name, unique on this machine.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string Name { get; set; } = string.Empty;

    /// <summary>Gets or sets how it is reached.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(SessionPresetCompleter))]
    public string Preset { get; set; } = string.Empty;

    /// <summary>Gets or sets the app, the host, the pod or the container.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Target { get; set; }

    /// <summary>Gets or sets the folder with the sessions, at the source.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Folder { get; set; }

    /// <summary>Gets or sets the namespace of a pod.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Namespace { get; set; }

    /// <summary>Gets or sets the container in a pod, or in a machine of Fly.io.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Container { get; set; }

    /// <summary>Gets or sets the machine of an app of Fly.io.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Machine { get; set; }

    /// <summary>Gets or sets the program and its arguments that write a tar stream. No shell reads them.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AllowEmptyCollection]
    public string[] Command { get; set; } = [];

    /// <summary>Gets or sets within how many days a transcript must have been changed to be asked for; 0 for all.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("WindowDays")]
    [ValidateRange(0, 36_500)]
    public int WindowDay { get; set; } = 30;

    /// <summary>Gets or sets the globs of what is taken, instead of the index and the transcripts.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AllowEmptyCollection]
    public string[]? Include { get; set; }

    /// <summary>Gets or sets the globs of what is left out.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AllowEmptyCollection]
    public string[]? Exclude { get; set; }

    /// <summary>Gets or sets the folder here that each pull keeps in the source's own layout.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Mirror { get; set; }

    /// <summary>Gets or sets a value indicating whether the source is put out.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessAsync(Vaults.Vault vault, CancellationToken cancellationToken)
    {
        var registry = new SessionSourceRegistry(vault);
        var plan = registry.PlanAdd(MakeSource());
        var consent = Ask($"Add session source '{plan.Name}' ({plan.Preset} {plan.Target ?? plan.Folder}) to the vault '{vault.Paths.Root}'.");
        var source = consent == Consent.Given ? await OnPool(() => registry.AddAsync(plan, cancellationToken)) : plan;
        if (PassThru && consent != Consent.Refused)
        {
            Emit(source, vault);
        }
    }

    private SessionSource MakeSource() => new()
    {
        Name = Name,
        Preset = Preset,
        Target = Target,
        Folder = Preset == SessionPreset.Folder && Folder is not null ? SessionPaths.Resolve(SessionState, Folder) : Folder,
        Namespace = Namespace,
        Container = Container,
        Machine = Machine,
        Command = Command,
        WindowDays = WindowDay,
        Include = Include ?? [],
        Exclude = Exclude ?? [],
        Mirror = Mirror is null ? null : SessionPaths.Resolve(SessionState, Mirror),
    };
}
