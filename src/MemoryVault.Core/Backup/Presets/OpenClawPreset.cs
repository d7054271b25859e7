using MemoryVault.Vaults;

namespace MemoryVault.Backup;

/// <summary>
/// OpenClaw: the sessions of each agent (<c>sessions.json</c> and a <c>.jsonl</c> for each) and its workspace, where the memory is Markdown.
/// </summary>
/// <remarks>
/// Looked up on 2026-11-21 at docs.openclaw.ai (reference/session-management-compaction, concepts/agent-workspace,
/// help/faq/where-things-live-on-disk, cli/backup). Since 2026.7.2 sessions are kept in <c>agents/&lt;id&gt;/agent/openclaw-agent.sqlite</c>,
/// which holds sign-ins as well: it is never taken, and a copy of a database in use may be torn. Of such a host this preset takes the
/// workspace, the older transcripts and <c>sessions/cold</c>; for the rest run
/// <c>openclaw backup git create --repository DIR --all --exclude-secrets</c> and make DIR a source.
/// </remarks>
internal sealed class OpenClawPreset : SourcePreset
{
    private const string Guides = "{SOUL,IDENTITY,AGENTS,TOOLS,HEARTBEAT,BOOT,BOOTSTRAP}.md";
    private const string Notes = "{MEMORY,memory,USER,DREAMS}.md";

    public override string Name => "openclaw";

    public override string Agent => "OpenClaw";

    public override string Reference => "https://docs.openclaw.ai/reference/session-management-compaction";

    public override IReadOnlyList<MemoryGlob> Takes { get; } =
    [
        new("agents/*/sessions/sessions.json", MemoryFileKind.Index),
        new("agents/*/sessions/*.{jsonl,jsonl.zst,jsonl.reset.*}", MemoryFileKind.Transcript),
        new("agents/*/sessions/cold/**/*.{jsonl,jsonl.zst}", MemoryFileKind.Transcript),
        new("/" + Notes, MemoryFileKind.Memory), new("workspace*/**/" + Notes, MemoryFileKind.Memory),
        new("memory/**", MemoryFileKind.Memory), new("workspace*/**/memory/**", MemoryFileKind.Memory),
        new("/" + Guides, MemoryFileKind.Instruction), new("workspace*/**/" + Guides, MemoryFileKind.Instruction),
        new("skills/**", MemoryFileKind.Instruction), new("workspace*/**/skills/**", MemoryFileKind.Instruction),
        new("/*.md", MemoryFileKind.Other), new("workspace*/*.md", MemoryFileKind.Other), new("workspace*/*/*.md", MemoryFileKind.Other),
        new("cron/jobs.json", MemoryFileKind.Configuration),
    ];

    public override IReadOnlyList<string> Exclude { get; } =
    [
        "agents/*/sessions/*.checkpoint.*.jsonl", "agents/*/sessions/*.trajectory.jsonl", "agents/*/sessions/*.deleted.*",
        "workspace*/**/.openclaw/", "/.openclaw/", "workspace*/**/{repos,build,dist,target,vendor}/",
    ];

    public override IReadOnlyList<string> Never { get; } =
        ["/openclaw.json*", "/credentials/", "/identity/", "/devices/", "agents/*/agent/", "/secrets.json", "workspace*/**/secrets*"];

    public override IEnumerable<PresetRoot> Roots(MachineEnvironment environment)
    {
        var states = States(environment).ToList();
        var workspaces = states.SelectMany(state => QuotedSetting.ReadAll(Path.Combine(state, "openclaw.json"), "workspace"));
        if (environment.Variable("OPENCLAW_WORKSPACE_DIR") is { } workspace)
        {
            workspaces = workspaces.Prepend(workspace);
        }

        return states.Concat(workspaces.Select(environment.FullPath)).Select(path => new PresetRoot(path));
    }

    public override bool Recognises(string root) =>
        FolderMarks.HasMatch(root, "agents/*/sessions/sessions.json") || FolderMarks.HasMatch(root, "agents/*/agent/openclaw-agent.sqlite")
        || (FolderMarks.HasAny(root, "SOUL.md", "IDENTITY.md") && FolderMarks.HasAny(root, "MEMORY.md", "AGENTS.md", "memory"));

    /// <inheritdoc/>
    /// <remarks>An export that is a source of its own has a manifest for each agent; with it there is nothing to say.</remarks>
    public override string? Caution(MemorySource source, IReadOnlyList<MemorySource> all) =>
        !FolderMarks.HasMatch(source.Root, "agents/*/agent/openclaw-agent.sqlite") || all.Any(other => FolderMarks.HasMatch(other.Root, "agents/*/manifest.json")) ? null
            : "OpenClaw keeps its newer sessions in a database, which is not backed up: it holds sign-ins, and a copy while it is in use may be torn. "
            + "Export them with 'openclaw backup git create --repository DIR --all --exclude-secrets', and make DIR a source.";

    private static IEnumerable<string> States(MachineEnvironment environment)
    {
        if (environment.Variable("OPENCLAW_STATE_DIR") is { } moved)
        {
            yield return environment.FullPath(moved);
        }

        if (environment.Variable("OPENCLAW_PROFILE") is { } profile && profile != "default")
        {
            yield return Path.Combine(environment.Home, $".openclaw-{profile}");
        }

        yield return Path.Combine(environment.Home, ".openclaw");
        yield return Path.Combine(environment.Home, ".clawdbot");
    }
}
