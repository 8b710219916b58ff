using System;
using FusedKernels.Generator.IR;

namespace FusedKernels.Generator.Emission.Gpu;

/// <summary>Prints the statements of device kernels.</summary>
internal sealed class DeviceStatements(CodeWriter writer)
{
    public void Print(Block block)
    {
        foreach (Stmt statement in block.Statements)
            Print(statement);
    }

    private void Print(Stmt statement)
    {
        switch (statement)
        {
            case Let let:
                string declared = $"{let.Variable.Type.Keyword()} {let.Variable.Name}";

                // Where flags stand for jumps, C# does not see that it is assigned before it is read.
                writer.Line($"{declared} = {(let.Value is null ? "default" : DeviceText.Print(let.Value))};");
                break;
            case Assign assign:
                writer.Line($"{assign.Variable.Name} = {DeviceText.Print(assign.Value)};");
                break;
            case Accumulate accumulate:
                writer.Line($"{accumulate.Variable.Name} = {DeviceText.Print(AsExpression(accumulate))};");
                break;
            case Store store:
                writer.Line($"{DeviceText.Element(store.Buffer, store.Index)} = {DeviceText.Print(store.Value)};");
                break;
            case If branch:
                writer.Braces($"if ({DeviceText.Print(branch.Condition)})", () => Print(branch.Then));
                if (branch.Else.Statements.Count > 0)
                    writer.Braces("else", () => Print(branch.Else));
                break;
            case For loop:
                string index = loop.Index.Name;
                string head = $"for ({loop.Index.Type.Keyword()} {index} = {DeviceText.Print(loop.Lower)}; "
                    + $"{index} {IrPrinter.Symbol(loop.Op)} {DeviceText.Print(loop.Bound)}{(loop.Guard is null ? "" : $" && {DeviceText.Print(loop.Guard)}")}; {index} += {Literals.Number(loop.Step)})";
                writer.Braces(head, () => Print(loop.Body));
                break;
            case While loop:
                string condition = $"while ({DeviceText.Print(loop.Condition)})";
                writer.Braces(loop.TestsFirst ? condition : "do", () => Print(loop.Body));
                if (!loop.TestsFirst)
                    writer.Line($"{condition};");
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(statement));
        }
    }

    /// <summary>The right-hand side that an accumulation stands for.</summary>
    private static Expr AsExpression(Accumulate accumulate)
    {
        Variable v = accumulate.Variable;
        Expr old = new VariableRef(v);
        Expr Apply(BinaryOp op) => new Binary(op, old, accumulate.Value);
        Expr Choose(CompareOp op) => new Select(new Compare(op, accumulate.Value, old), accumulate.Value, old);
        return accumulate.Kind switch
        {
            ReductionKind.Sum => Apply(BinaryOp.Add),
            ReductionKind.Product => Apply(BinaryOp.Multiply),
            ReductionKind.And => Apply(BinaryOp.And),
            ReductionKind.Or => Apply(BinaryOp.Or),
            ReductionKind.Xor => Apply(BinaryOp.Xor),
            ReductionKind.Minimum => new Call(v.Type, Function.Min, EquatableArray.Of(old, accumulate.Value)),
            ReductionKind.Maximum => new Call(v.Type, Function.Max, EquatableArray.Of(old, accumulate.Value)),
            ReductionKind.Least => Choose(CompareOp.Less),
            _ => Choose(CompareOp.Greater),
        };
    }
}
