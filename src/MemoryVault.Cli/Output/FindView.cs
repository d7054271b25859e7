using MemoryVault.Backup;

namespace MemoryVault.Cli.Output;

/// <summary>Lists memory files under the agent and folder that they belong to, as they are found.</summary>
internal sealed class FindView
{
    private readonly HashSet<string> _presets = [];
    private string? _root;
    private int _files;
    private long _bytes;

    internal void File(Report report, MemoryFile file)
    {
        _presets.Add(file.Preset);
        _files++;
        _bytes += file.Size;
        var root = $"{file.Agent} {file.Root}";
        if (root != _root)
        {
            _root = root;
            report.Line(new Words(file.Agent, Tone.Strong), "  ", file.Root, new Words($"  ({file.Preset})", Tone.Faint));
        }

        report.Line(
            $"  {Quantity.Bytes(file.Size),9}  ", new Words(report.Moment(file.LastChange).PadRight(14), Tone.Faint), new Words($"  {Kind(file.Kind),-13} ", Tone.Command), file.RelativePath);
    }

    internal void End(Report report)
    {
        if (_files == 0)
        {
            report.Line("No memory found. Name a folder: ", new Words("memvault find DIR", Tone.Command), " or ", new Words("memvault sync DIR", Tone.Command), ".");
            return;
        }

        report.Blank();
        report.Line(
            $"{Quantity.Of(_files, "file")}, {Quantity.Bytes(_bytes)}, {Quantity.Of(_presets.Count, "agent")}. The first ",
            new Words("memvault sync", Tone.Command),
            " takes them all; ",
            new Words("memvault sync DIR", Tone.Command),
            " adds a folder later.");
    }

    private static string Kind(MemoryFileKind kind) => kind switch
    {
        MemoryFileKind.Memory => "memory",
        MemoryFileKind.Instruction => "instruction",
        MemoryFileKind.Transcript => "transcript",
        MemoryFileKind.Task => "task",
        MemoryFileKind.Index => "index",
        MemoryFileKind.Configuration => "configuration",
        _ => "other",
    };
}
