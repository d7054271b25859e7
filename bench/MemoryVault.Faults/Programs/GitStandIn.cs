using System.Globalization;
using MemoryVault.Faults.Places;

namespace MemoryVault.Faults.Programs;

/// <summary>A <c>git</c> that stands before the real one in PATH, counts how often it is started, and at one of its calls does something else.</summary>
internal sealed class GitStandIn
{
    private readonly string _folder;

    /// <summary>Makes it beside a place.</summary>
    internal GitStandIn(Place place, string realGit)
    {
        _folder = place.Root + ".git-stand-in";
        Directory.CreateDirectory(_folder);
        var script = Path.Combine(_folder, "git");
        File.WriteAllText(script, $$"""
            #!/bin/sh
            real() { {{realGit}} "$@"; }
            count=$(( $(cat '{{_folder}}/count') + 1 ))
            echo $count > '{{_folder}}/count'
            if [ "$count" = "$(cat '{{_folder}}/at')" ]; then . '{{_folder}}/fault'; fi
            exec {{realGit}} "$@"

            """);
        place.Start("chmod", "755", script);
    }

    /// <summary>Gets the folder that stands first in PATH.</summary>
    internal string Folder => _folder;

    /// <summary>Gets how often it was started since it was prepared.</summary>
    internal int Calls => int.Parse(File.ReadAllText(Path.Combine(_folder, "count")), CultureInfo.InvariantCulture);

    /// <summary>Prepares it: at a call, counted from 1, it does something else; 0 for never.</summary>
    internal void Prepare(int at, GitFault? fault)
    {
        File.WriteAllText(Path.Combine(_folder, "count"), "0");
        File.WriteAllText(Path.Combine(_folder, "at"), at.ToString(CultureInfo.InvariantCulture));
        File.WriteAllText(Path.Combine(_folder, "fault"), fault?.Script ?? string.Empty);
    }

    /// <summary>Removes it.</summary>
    internal void Remove() => Directory.Delete(_folder, recursive: true);
}
