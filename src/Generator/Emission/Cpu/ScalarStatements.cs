using System;
using System.Collections.Generic;
using System.Linq;
using FusedKernels.Generator.Analysis;
using FusedKernels.Generator.IR;

namespace FusedKernels.Generator.Emission.Cpu;

/// <summary>Prints statements as scalar C# in source order. A loop that <paramref name="callUnit"/> takes is left to it.</summary>
internal sealed class ScalarStatements(Place place, CodeWriter writer, Func<For, bool> callUnit, IReadOnlyCollection<KernelBuffer>? fresh = null)
{
    private readonly ScalarText text = new(place);

    public void Print(Block block)
    {
        foreach (Stmt statement in block.Statements)
            Print(statement);
    }

    private void Print(Stmt statement)
    {
        switch (statement)
        {
            case Let { Value: null } let:
                // Where flags stand for jumps, C# does not see that it is assigned before it is read.
                writer.Line($"{let.Variable.Type.Keyword()} {let.Variable.Name} = default;");
                break;
            case Let let:
                writer.Line($"{let.Variable.Type.Keyword()} {let.Variable.Name} = {text.Print(let.Value!)};");
                break;
            case Assign assign:
                writer.Line($"{assign.Variable.Name} = {text.Print(assign.Value)};");
                break;
            case Accumulate accumulate:
                Print(accumulate);
                break;
            case ScanStep step:
                Print(step);
                break;
            case Store store when place is UnitPlace unit && PlaceUpdate.Of(store, unit) is { } update:
                Print(store, update, unit);
                break;
            case Store store:
                writer.Line(place.Write(store, text.Print(store.Value)));
                break;
            case Allocate allocate:
                Print(allocate);
                break;
            case If branch:
                Print(branch);
                break;
            case For loop when callUnit(loop):
                break;
            case For loop:
                Print(loop);
                break;
            case While loop:
                Print(loop);
                break;
            case ExitIf exit:
                writer.Line($"if ({text.Print(exit.Condition)})");
                writer.Indented(() => writer.Line("break;"));
                break;
            case Leave:
                writer.Line("return round;");
                break;
            case Return end:
                if (end.Buffer is { } buffer)
                    writer.Line($"{GeneratedNames.Result} = {buffer.Source};");
                foreach ((PartPlace part, Expr value) in place.Facts.Body.Results.Zip(end.Values, (part, value) => (part, value)))
                    writer.Line($"{PartText.Reference(GeneratedNames.Result, part)} = {text.Print(value)};");
                writer.Line("return;");
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(statement));
        }
    }

    private void Print(Store store, PlaceUpdate update, UnitPlace unit)
    {
        unit.Declare(update.Element);
        string name = update.Element.Name;
        writer.Braces(string.Empty, () =>
        {
            writer.Line($"ref {store.Buffer.Element.Keyword()} {name} = ref {unit.Element(store)};");
            writer.Line($"{name} = {text.Print(update.Value)};");
        });
    }

    private void Print(Accumulate accumulate)
    {
        Variable v = accumulate.Variable;
        string value = text.Print(accumulate.Value);
        if (accumulate.Kind is not (ReductionKind.Least or ReductionKind.Greatest))
        {
            writer.Line($"{v.Name} = {ScalarText.Combine(accumulate, accumulate.Factor is null ? null : text.Print(accumulate.Factor), value)};");
            return;
        }

        string temporary = $"{v.Name}_value";
        writer.Braces(string.Empty, () =>
        {
            writer.Line($"{v.Type.Keyword()} {temporary} = {value};");
            writer.Line($"if ({temporary} {(accumulate.Kind == ReductionKind.Least ? "<" : ">")} {v.Name})");
            writer.Indented(() => writer.Line($"{v.Name} = {temporary};"));
        });
    }

    private void Print(ScanStep step)
    {
        if (step.Before is { } before)
            writer.Line($"{before.Name} = {step.Variable.Name};");
        if (step.Factor is { } factor)
            writer.Line($"{step.Variable.Name} = {step.Variable.Name}_scan.Take({text.Print(factor)}, {text.Print(step.Value)});");
        else if (step.IsReassociated)
            writer.Line($"{step.Variable.Name} = {step.Variable.Name}_scan.Take({text.Print(step.Value)});");
        else if (step.Kind == ReductionKind.Newest)
            Print(new Assign(step.Id, step.Variable, step.Value));
        else
            Print(new Accumulate(step.Id, step.Variable, step.Kind, step.Value));
    }

    private void Print(Allocate allocate)
    {
        if (allocate.Buffer.IsPrivate)
        {
            writer.Line($"{place.Whole(allocate.Buffer)}.Clear();");
            return;
        }

        string lengths = string.Join(", ", allocate.Lengths.Select(text.Print));
        string rank = new(',', allocate.Buffer.Rank - 1);
        string element = allocate.Buffer.Element.Keyword();
        if (fresh?.Contains(allocate.Buffer) == true)
        {
            writer.Line("// Not zeroed: the loop that follows writes every element before any is read.");
            writer.Line($"{element}[] {allocate.Buffer.Name} = KernelRuntime.ArrayMemory.AllocateUninitialized<{element}>({lengths});");
            return;
        }

        writer.Line($"{element}[{rank}] {allocate.Buffer.Name} = new {element}[{lengths}];");
    }

    private void Print(If branch)
    {
        writer.Braces($"if ({text.Print(branch.Condition)})", () => Print(branch.Then));
        if (branch.Else.Statements.Count > 0)
            writer.Braces("else", () => Print(branch.Else));
    }

    private void Print(For loop) => PrintFrom(loop, Bound(loop.Lower));

    /// <summary>A loop that begins with another index.</summary>
    public void PrintFrom(For loop, string first)
    {
        string index = loop.Index.Name;
        string type = place is UnitPlace ? "nint" : loop.Index.Type.Keyword();
        string step = loop.Step switch
        {
            _ when loop.IsChecked => $"{index} = checked({index} + ({Literals.Number(loop.Step)}))",
            1 => $"{index}++",
            -1 => $"{index}--",
            < 0 => $"{index} -= {Literals.Number(-loop.Step)}",
            _ => $"{index} += {Literals.Number(loop.Step)}",
        };
        string guard = loop.Guard is null ? string.Empty : $" && {text.Print(loop.Guard)}";
        writer.Braces($"for ({type} {index} = {first}; {index} {IrPrinter.Symbol(loop.Op)} {Bound(loop.Bound)}{guard}; {step})", () => Print(loop.Body));
    }

    private void Print(While loop)
    {
        string condition = $"while ({text.Print(loop.Condition)})";
        writer.Braces(loop.TestsFirst ? condition : "do", () => Print(loop.Body));
        if (!loop.TestsFirst)
            writer.Line($"{condition};");
    }

    /// <summary>A loop bound; in a unit an affine one is computed in native integers.</summary>
    private string Bound(Expr expr) =>
        place is UnitPlace && place.Facts.Affine.Of(expr) is { } form ? new PolynomialText(place).Native(form) : text.Print(expr);
}
