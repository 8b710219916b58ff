using System;
using System.Globalization;
using System.Linq;
using System.Text;

namespace FusedKernels.Generator.IR;

/// <summary>Prints IR as compact text close to C#: for plans, tests and keys. Access ids are left out.</summary>
internal static class IrPrinter
{
    public static string Print(Body body) => Print(body.Statements);

    public static string Print(Block block)
    {
        var text = new StringBuilder();
        Print(block, text, 0);
        return text.ToString();
    }

    private static void Print(Block block, StringBuilder text, int depth)
    {
        foreach (Stmt statement in block.Statements)
        {
            text.Append(' ', depth * 2).Append(Head(statement)).Append('\n');
            if (statement is If branch)
            {
                Print(branch.Then, text, depth + 1);
                if (branch.Else.Statements.Count > 0)
                {
                    text.Append(' ', depth * 2).Append("else\n");
                    Print(branch.Else, text, depth + 1);
                }
            }
            else if (statement is For loop)
            {
                Print(loop.Body, text, depth + 1);
            }
            else if (statement is While repeat)
            {
                Print(repeat.Body, text, depth + 1);
            }
            else if (statement is Scope scope)
            {
                Print(scope.Body, text, depth + 1);
            }
        }
    }

    /// <summary>One line for a statement, without its blocks.</summary>
    public static string Head(Stmt statement) => statement switch
    {
        Let { Value: null } let => $"{let.Variable.Type.Name()} {let.Variable.Name}",
        Let let => $"{let.Variable.Type.Name()} {let.Variable.Name} = {Print(let.Value!)}",
        Assign assign => $"{assign.Variable.Name} = {Print(assign.Value)}",
        Accumulate { Factor: { } factor } acc => $"{acc.Variable.Name} {Symbol(acc.Kind)}= {Print(factor)} * {Print(acc.Value)} rounded once",
        Accumulate acc => $"{acc.Variable.Name} {Symbol(acc.Kind)}= {Print(acc.Value)}",
        ScanStep { Factor: { } factor } step => $"{step.Variable.Name} scan= {step.Variable.Name} * {Print(factor)} + {Print(step.Value)}",
        ScanStep step => $"{step.Variable.Name} scan {Symbol(step.Kind)}= {Print(step.Value)}",
        Pack pack => $"{pack.Buffer.Name}[{pack.Counter.Name}{(pack.Offset == 0 ? string.Empty : $" + {pack.Offset}")}] = {Print(pack.Value)}",
        Update update => $"{Element(update.Buffer, update.Index)} {Symbol(update.Kind)}= {Print(update.Value)}",
        Store store => $"{Element(store.Buffer, store.Index)} = {Print(store.Value)}",
        Allocate allocate => $"{allocate.Buffer.Name} = new {allocate.Buffer.Element.Name()}[{Join(allocate.Lengths)}]",
        If branch => $"if {Print(branch.Condition)}",
        For loop => Head(loop),
        While { TestsFirst: true } loop => $"while {Print(loop.Condition)}",
        While loop => $"do while {Print(loop.Condition)}",
        ExitIf exit => $"exit if {Print(exit.Condition)}",
        Scope scope => $"scope {Number(scope.Id)}",
        Leave leave => $"leave {Number(leave.Scope)}",
        Return { Buffer: { } buffer } => $"return {buffer.Name}",
        Return { Values.Count: 0 } => "return",
        Return end => $"return {Join(end.Values)}",
        _ => throw new ArgumentOutOfRangeException(nameof(statement)),
    };

    private static string Number(int id) => id.ToString(CultureInfo.InvariantCulture);

    private static string Head(For loop) =>
        $"{(loop.IsAsserted ? "parallel " : "")}for {loop.Index.Name} = {Print(loop.Lower)}; {loop.Index.Name} {Symbol(loop.Op)} {Print(loop.Bound)}; {Step(loop)}{(loop.Guard is null ? "" : $" while {Print(loop.Guard)}")}";

    private static string Step(For loop)
    {
        string step = $"{loop.Index.Name} += {loop.Step.ToString(CultureInfo.InvariantCulture)}";
        return loop.IsChecked ? $"checked({step})" : step;
    }

    public static string Print(Expr expr) => expr switch
    {
        Constant constant => Print(constant),
        VariableRef reference => reference.Variable.Name,
        Length { Buffer.Row: { } row } => $"{row.Rows.Name}[{Print(row.Index)}].Length",
        Length { Dimension: var dimension, Buffer: var buffer } when dimension < 0 || buffer.Dimensions == 1 => $"{buffer.Source}.Length",
        RowLength length => $"{length.Buffer.Name}[{Print(length.Row)}].Length",
        RowExtent { IsLongest: var longest } extent => $"the length of the {(longest ? "longest" : "shortest")} row of {extent.Buffer.Name}",
        Length length => $"{length.Buffer.Source}.GetLength({length.Dimension})",
        Load load => Element(load.Buffer, load.Index),
        _ when expr.IsChecked() => $"checked({Print(expr.Unchecked())})",
        Unary unary => $"{Symbol(unary.Op)}{Print(unary.Operand)}",
        Binary binary => $"({Print(binary.Left)} {Symbol(binary.Op)} {Print(binary.Right)})",
        Compare compare => $"({Print(compare.Left)} {Symbol(compare.Op)} {Print(compare.Right)})",
        ShortCircuit both => $"({Print(both.Left)} {(both.IsAnd ? "&&" : "||")} {Print(both.Right)})",
        Select select => $"({Print(select.Condition)} ? {Print(select.WhenTrue)} : {Print(select.WhenFalse)})",
        Conversion conversion => $"({conversion.Type.Name()}){Print(conversion.Operand)}",
        Within { Fault: RangeFault.Index } index => $"({Print(index.Start)} below {Print(index.Total)})",
        Within slice => $"slice({Print(slice.Start)}, {Print(slice.Count)} of {Print(slice.Total)})",
        Call call => $"{call.Function}({Join(call.Arguments)})",
        _ => throw new ArgumentOutOfRangeException(nameof(expr)),
    };

    private static string Element(KernelBuffer buffer, EquatableArray<Expr> index) =>
        buffer.View is { } view && index[buffer.Dimensions] is Constant { Bits: var column }
            ? $"{view.Source}{buffer.Subscripts(index.Take(buffer.Dimensions).Select(Print))}{(view.Fields[(int)column].Length > 0 ? "." + view.Fields[(int)column] : "")}"
            : buffer.Name + buffer.Subscripts(index.Select(Print));

    private static string Print(Constant constant) => constant.Type switch
    {
        ScalarType.Half => $"(Half){constant.AsDouble().ToString("R", CultureInfo.InvariantCulture)}",
        ScalarType.Boolean => constant.Bits != 0 ? "true" : "false",
        ScalarType.Single => constant.AsDouble().ToString("R", CultureInfo.InvariantCulture) + "f",
        ScalarType.Double => constant.AsDouble().ToString("R", CultureInfo.InvariantCulture) + "d",
        ScalarType.UInt64 => ((ulong)constant.Bits).ToString(CultureInfo.InvariantCulture) + "UL",
        _ => constant.Bits.ToString(CultureInfo.InvariantCulture) + (constant.Type == ScalarType.Int64 ? "L" : string.Empty),
    };

    private static string Join(EquatableArray<Expr> expressions) => string.Join(", ", expressions.Select(Print));

    public static string Symbol(UnaryOp op) => op switch
    {
        UnaryOp.Negate => "-",
        UnaryOp.BitNot => "~",
        _ => "!",
    };

    public static string Symbol(BinaryOp op) => op switch
    {
        BinaryOp.Add => "+",
        BinaryOp.Subtract => "-",
        BinaryOp.Multiply => "*",
        BinaryOp.Divide => "/",
        BinaryOp.Remainder => "%",
        BinaryOp.And => "&",
        BinaryOp.Or => "|",
        BinaryOp.Xor => "^",
        BinaryOp.ShiftLeft => "<<",
        BinaryOp.ShiftRight => ">>",
        _ => ">>>",
    };

    public static string Symbol(CompareOp op) => op switch
    {
        CompareOp.Equal => "==",
        CompareOp.NotEqual => "!=",
        CompareOp.Less => "<",
        CompareOp.LessOrEqual => "<=",
        CompareOp.Greater => ">",
        _ => ">=",
    };

    public static string Symbol(ReductionKind kind) => kind switch
    {
        ReductionKind.Sum => "+",
        ReductionKind.Product => "*",
        ReductionKind.Minimum => "min",
        ReductionKind.Maximum => "max",
        ReductionKind.Least => "least",
        ReductionKind.Greatest => "greatest",
        ReductionKind.And => "&",
        ReductionKind.Or => "|",
        ReductionKind.Newest => "newest",
        _ => "^",
    };
}
