using System;
using System.Linq;
using System.Runtime.Intrinsics;
using FusedKernels;

namespace Tour;

/// <summary>Prints the steps, and counts what disagrees.</summary>
internal sealed class Show(bool withPlans)
{
    private int disagreements;

    /// <summary>What this machine has.</summary>
    public void Machine()
    {
        int bits = Vector512.IsHardwareAccelerated ? 512 : Vector256.IsHardwareAccelerated ? 256 : Vector128.IsHardwareAccelerated ? 128 : 0;
        Console.WriteLine($"FusedKernels on {Environment.ProcessorCount} CPUs with vectors of {bits} bits, .NET {Environment.Version}");
    }

    /// <summary>Starts a step.</summary>
    public void Step(int number, string title, string text) => Console.WriteLine($"\n{number}. {title}\n   {text}\n");

    /// <summary>A line of its own.</summary>
    public void Line(string text) => Console.WriteLine("   " + text);

    /// <summary>A table of the ways to do a job. The first one is plain C#, whose result the others must give.</summary>
    /// <param name="tolerance">Largest relative difference allowed: 0 asks for the same bits.</param>
    /// <param name="ways">The ways, timed.</param>
    public void Table(double tolerance, params Way[] ways)
    {
        Console.WriteLine($"   {"",-34}{"first ms",10}{"later ms",10}{"x plain",9}  {"result",-18}{"ran as",-10}");
        double[] expected = ways[0].Result();
        foreach (Way way in ways)
        {
            string result = way == ways[0] ? "" : Agreement(expected, way.Result(), tolerance);
            string paths = way.Paths == KernelPaths.None ? "" : way.Paths.ToString();
            Console.WriteLine(FormattableString.Invariant(
                $"   {way.Name,-34}{way.First,10:F2}{way.Later,10:F2}{ways[0].Later / way.Later,9:F1}  {result,-18}{paths}"));
        }
    }

    /// <summary>A value that must be as expected.</summary>
    public void Check(string what, double expected, double actual)
    {
        bool same = expected.Equals(actual);
        disagreements += same ? 0 : 1;
        Line(FormattableString.Invariant($"{what,-34}{actual,10}  {(same ? "as it should be" : $"WRONG: {expected} expected")}"));
    }

    /// <summary>What was done to the loops of a kernel, if the user asked for it.</summary>
    public void Plan(string plan)
    {
        if (withPlans)
            Console.WriteLine("\n" + string.Join('\n', plan.TrimEnd().Split('\n').Select(line => "   | " + line)));
    }

    /// <summary>Sums up; the exit code of the program.</summary>
    public int End()
    {
        Console.WriteLine(disagreements == 0 ? "\nAll results agree." : $"\n{disagreements} results DISAGREE.");
        return disagreements == 0 ? 0 : 1;
    }

    private string Agreement(double[] expected, double[] actual, double tolerance)
    {
        if (Numbers.SameBits(expected, actual))
            return "same bits";
        double difference = Numbers.Difference(expected, actual);
        if (difference <= tolerance)
            return FormattableString.Invariant($"within {difference:0.0E+0}");
        disagreements++;
        return FormattableString.Invariant($"OFF BY {difference:0.0E+0}");
    }
}
