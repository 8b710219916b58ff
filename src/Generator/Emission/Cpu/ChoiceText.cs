using System.Collections.Generic;
using System.Linq;
using FusedKernels.Generator.Analysis;
using FusedKernels.Generator.IR;

namespace FusedKernels.Generator.Emission.Cpu;

/// <summary>A chosen value and the number of the iteration that it is from: both change together.</summary>
internal static class ChoiceText
{
    /// <summary>The number that goes with a chosen value.</summary>
    public static Reduction Number(Reduction chosen, IEnumerable<Reduction> all) => all.First(r => r.Of == chosen.Variable);

    /// <summary>Takes what later iterations chose, where that is better.</summary>
    /// <param name="chosen">The chosen value.</param>
    /// <param name="number">Its number.</param>
    /// <param name="earlier">The value and number of earlier iterations, as something that can be assigned.</param>
    /// <param name="later">Those of later ones.</param>
    /// <param name="writer">Where it is printed.</param>
    public static void PrintTake(Reduction chosen, Reduction number, (string Value, string Number) earlier, (string Value, string Number) later, CodeWriter writer)
    {
        string better = chosen.Kind == ReductionKind.Greatest ? ">" : "<";
        bool isLatest = number.Kind == ReductionKind.Latest;
        string condition = $"{later.Value} {better}{(isLatest ? "=" : "")} {earlier.Value}{(isLatest ? $" && {later.Number} > {earlier.Number}" : "")}";
        writer.Braces($"if ({condition})", () =>
        {
            writer.Line($"{earlier.Value} = {later.Value};");
            writer.Line($"{earlier.Number} = {later.Number};");
        });
    }

    /// <summary>What is done behind the unit for the iterations that won.</summary>
    public static void PrintWinners(UnitText text, Place place, CodeWriter at, string sums)
    {
        foreach (Reduction chosen in text.Unit.Reductions.Where(r => r.Choice is not null))
        {
            Variable number = Number(chosen, text.Unit.Reductions).Variable;
            at.Line($"// The iteration that gave {chosen.Variable.Name} its value, once more.");
            at.Line($"{number.Type.Keyword()} {number.Name} = {sums}.{number.Name};");
            (place as UnitPlace)?.Declare(number);
            new ScalarStatements(place, at, _ => false).Print(chosen.Winner);
        }
    }
}
