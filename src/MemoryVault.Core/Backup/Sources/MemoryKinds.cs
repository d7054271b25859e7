namespace MemoryVault.Backup;

/// <summary>Tells what a file holds by its path: by the preset's patterns first, then by the names that agents use everywhere.</summary>
internal sealed class MemoryKinds
{
    private static readonly MemoryGlob[] Usual =
    [
        new("sessions.json", MemoryFileKind.Index), new("session_index.jsonl", MemoryFileKind.Index), new("sync_metadata.json", MemoryFileKind.Index),
        new("{memory.jsonl,memory.json,memory,extendedcontext.json,*_memories.json,*-memory.json}", MemoryFileKind.Memory),
        new("{AGENTS,AGENTS.override,CLAUDE,CLAUDE.local,GEMINI,SOUL,IDENTITY,TOOLS,HEARTBEAT,BOOT,BOOTSTRAP,SKILL}.md", MemoryFileKind.Instruction),
        new("{*.mdc,*.instructions.md,*.prompt.md,*.agent.md,copilot-instructions.md,.cursorrules,.windsurfrules,.clinerules}", MemoryFileKind.Instruction),
        new("{MEMORY,memory,USER,DREAMS}.md", MemoryFileKind.Memory),
        new("{memory,memories,agent-memory,knowledge}/", MemoryFileKind.Memory),
        new("**/{rules,skills,commands,agents,instructions,prompts}/**/*.md", MemoryFileKind.Instruction),
        new("{plans,tasks}/", MemoryFileKind.Task), new("{tasks,todo,todos,roadmap,bugs,handoff,plan}.{json,md}", MemoryFileKind.Task),
        new("*.jsonl", MemoryFileKind.Transcript), new("{transcripts,sessions,chats,conversations}/", MemoryFileKind.Transcript),
        new("{settings,config}.{json,toml,yaml,yml}", MemoryFileKind.Configuration), new("*.config.toml", MemoryFileKind.Configuration),
    ];

    private readonly List<(Glob Glob, MemoryFileKind Kind)> _globs;

    /// <summary>Reads the patterns.</summary>
    /// <param name="globs">Those of the preset; one that takes everything as <see cref="MemoryFileKind.Other"/> decides nothing.</param>
    /// <param name="ignoreCase">Whether the case of letters does not matter.</param>
    internal MemoryKinds(IEnumerable<MemoryGlob> globs, bool ignoreCase) =>
        _globs = [.. globs.Where(glob => glob.Kind != MemoryFileKind.Other).Concat(Usual).Select(glob => (Glob.Parse(glob.Pattern, ignoreCase), glob.Kind))];

    /// <summary>Tells what a file holds: the first pattern that matches says it.</summary>
    internal MemoryFileKind Of(string relativePath)
    {
        foreach (var (glob, kind) in _globs)
        {
            if (glob.Matches(relativePath))
            {
                return kind;
            }
        }

        return MemoryFileKind.Other;
    }
}
