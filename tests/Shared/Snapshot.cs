using System;
using System.IO;
using System.Runtime.CompilerServices;
using NUnit.Framework;

namespace FusedKernels.Tests;

/// <summary>
/// Compares text with an accepted file, by Verify's convention: <c>{Class}.{Method}.verified.cs</c> beside the test's source. Where they
/// differ, what was got is written to <c>{Class}.{Method}.received.cs</c> and the test fails; set the environment variable
/// <c>ACCEPT_SNAPSHOTS=1</c> to write the accepted file instead, and read the difference in git before committing it.
/// </summary>
internal static class Snapshot
{
    /// <summary>Compares <paramref name="text"/> with the accepted file of the calling test.</summary>
    /// <param name="text">What was got; its line ends are normalised to LF.</param>
    /// <param name="extension">Extension of the file, without the dot.</param>
    /// <param name="suffix">What tells several snapshots of one test apart, or null.</param>
    /// <param name="method">The calling test.</param>
    /// <param name="sourceFile">The file of the calling test; its name is the class of the snapshot.</param>
    public static void Match(
        string text,
        string extension = "cs",
        string? suffix = null,
        [CallerMemberName] string method = "",
        [CallerFilePath] string sourceFile = "")
    {
        string name = $"{Path.GetFileNameWithoutExtension(sourceFile)}.{method}{(suffix is null ? "" : "_" + suffix)}";
        string stem = Path.Combine(Path.GetDirectoryName(sourceFile)!, name);
        string verified = $"{stem}.verified.{extension}";
        string received = $"{stem}.received.{extension}";
        text = Normalise(text);

        if (Environment.GetEnvironmentVariable("ACCEPT_SNAPSHOTS") == "1")
        {
            File.WriteAllText(verified, text);
            File.Delete(received);
            return;
        }

        string? accepted = File.Exists(verified) ? Normalise(File.ReadAllText(verified)) : null;
        if (accepted == text)
        {
            File.Delete(received);
            return;
        }

        File.WriteAllText(received, text);
        Assert.Fail(accepted is null
            ? $"There is no {name}.verified.{extension} yet. Read {name}.received.{extension}; ACCEPT_SNAPSHOTS=1 accepts it."
            : $"{name}.received.{extension} differs from what was accepted. {FirstDifference(accepted, text)}");
    }

    private static string Normalise(string text) => text.Replace("\r\n", "\n");

    private static string FirstDifference(string accepted, string received)
    {
        string[] before = accepted.Split('\n');
        string[] after = received.Split('\n');
        int line = 0;
        while (line < before.Length && line < after.Length && before[line] == after[line])
            line++;
        string Line(string[] lines) => line < lines.Length ? lines[line] : "(end of text)";
        return $"Line {line + 1}\naccepted: {Line(before)}\nreceived: {Line(after)}";
    }
}
