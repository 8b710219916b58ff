using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;

namespace Peers.Comparison;

/// <summary>One process behind the line protocol.</summary>
internal sealed class ServerProcess : IDisposable
{
    private readonly Process process;

    public ServerProcess(Peer peer)
    {
        var start = new ProcessStartInfo(peer.Command[0], peer.Command.Skip(1))
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach ((string name, string value) in peer.Environment)
            start.Environment[name] = value;
        process = Process.Start(start)!;
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
    }

    /// <summary>What the process offers.</summary>
    public IReadOnlyList<(string Job, string Contender, int Threads)> List()
    {
        var entries = new List<(string, string, int)>();
        Send("list");
        while (process.StandardOutput.ReadLine() is { } line and not ".")
        {
            string[] words = line.Split(' ');
            entries.Add((words[0], words[1], int.Parse(words[2], CultureInfo.InvariantCulture)));
        }

        return entries;
    }

    /// <summary>One turn of a contender.</summary>
    /// <exception cref="InvalidOperationException">When the process answers with an error or not at all.</exception>
    public Turn Time(string name, Offer offer, int warm, int repeats)
    {
        string[] words = Ask($"run {name} {offer.Contender} {offer.Threads} {warm} {repeats}").Split(' ');
        double[] numbers = [.. words.Skip(1).Select(w => double.Parse(w, CultureInfo.InvariantCulture))];
        return new Turn(numbers[4..], numbers[2] / Math.Max(1, numbers[3]));
    }

    /// <summary>The result of one call.</summary>
    /// <exception cref="InvalidOperationException">When the process answers with an error or not at all.</exception>
    public double[] Result(string name, Offer offer)
    {
        string path = Path.GetTempFileName();
        try
        {
            Ask($"dump {name} {offer.Contender} {offer.Threads} {path}");
            byte[] bytes = File.ReadAllBytes(path);
            var values = new double[bytes.Length / sizeof(double)];
            Buffer.BlockCopy(bytes, 0, values, 0, bytes.Length);
            return values;
        }
        finally
        {
            File.Delete(path);
        }
    }

    public void Dispose()
    {
        try
        {
            Send("quit");
        }
        catch (IOException)
        {
            // It is gone already.
        }

        if (!process.WaitForExit(3000))
            process.Kill();
        process.Dispose();
    }

    private void Send(string line)
    {
        process.StandardInput.Write(line + "\n");
        process.StandardInput.Flush();
    }

    private string Ask(string line)
    {
        Send(line);
        string answer = process.StandardOutput.ReadLine() ?? "no answer";
        return answer.StartsWith("ok ", StringComparison.Ordinal) ? answer : throw new InvalidOperationException(answer);
    }
}

/// <summary>The samples of one turn, in nanoseconds per call.</summary>
/// <param name="Samples">One time per sample.</param>
/// <param name="Waiting">The share of the time in which some runnable task of the machine had no CPU.</param>
internal sealed record Turn(double[] Samples, double Waiting);
